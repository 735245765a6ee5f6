/** A text as it can be seen: its spaces as middle dots. */
export const visible = (text: string) => text.replaceAll(" ", "·");
