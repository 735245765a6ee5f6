/** Where Plot asks the screen whether to move everything by half a pixel. */
const ASKS = /export const offset = [^;]*devicePixelRatio[^;]*;/;

/**
 * Plot draws half a pixel further right and down on coarse screens. A picture drawn while the
 * site is built would then jump when the page draws it again; so it never does.
 */
export const plotOffset = {
  name: "plot-offset",
  transform: (code: string, id: string) =>
    id.includes("@observablehq/plot/src/style.js") ? withoutOffset(code) : undefined,
};

/** Plot's source with its offset at nothing. Throws where it does not ask as it used to. */
export function withoutOffset(code: string): string {
  if (!ASKS.test(code)) throw new Error("Plot no longer asks for the screen in src/style.js");
  return code.replace(ASKS, "export const offset = 0;");
}
