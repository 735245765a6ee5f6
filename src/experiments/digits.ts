/** The same value with every fraction cut to six significant digits, except the scales of tensors. */
export function digits<Value>(value: Value, key = ""): Value {
  if (typeof value === "number")
    return (Number.isInteger(value) ? value : Number(value.toPrecision(6))) as Value;
  if (typeof value !== "object" || value === null || key === "scale") return value;
  if (Array.isArray(value)) return value.map((item) => digits(item)) as Value;
  const entries = Object.entries(value).map(([name, item]) => [name, digits(item, name)]);
  return Object.fromEntries(entries) as Value;
}
