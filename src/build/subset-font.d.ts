/** The part of subset-font that is used here; the package brings no types. */
declare module "subset-font" {
  interface Options {
    readonly targetFormat: "woff2";
    /** A fixed value, or the range that is kept, of each axis. */
    readonly variationAxes?: Readonly<Record<string, number | { min: number; max: number }>>;
    readonly keepFeatures?: readonly string[];
  }
  /** The font with only the glyphs that `text` needs. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: Options,
  ): Promise<Uint8Array>;
}
