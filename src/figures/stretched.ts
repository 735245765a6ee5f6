/** The attributes of an SVG that fills its place, stretched in both directions. */
export const stretched = (viewBox: string) => ({ viewBox, preserveAspectRatio: "none" });

/** A share as an SVG length. */
export const percent = (share: number) => `${Number((100 * share).toFixed(2))}%`;
