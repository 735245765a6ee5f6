import QRCode from "qrcode";

/** A QR code as a path to be stroked: one line through the middle of each row, as wide as a module. */
export interface QrCode {
  /** Modules along a side. */
  readonly size: number;
  readonly path: string;
}

/** The QR code of a text. A stroke for each run of dark modules takes a quarter of the bytes of squares. */
export function qrCode(text: string): QrCode {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const rows = Array.from({ length: size }, (_, y) =>
    strokes(data.slice(y * size, (y + 1) * size)),
  );
  return { size, path: rows.map((row, y) => `M0 ${y}${row}`).join("") };
}

/** A row of modules, 1 where it is dark, as strokes and gaps from its left end. */
const strokes = (row: Uint8Array): string =>
  row.join("").replaceAll(/0+|1+/g, (run) => {
    if (run.startsWith("1")) return `h${run.length}`;
    return `m${run.length} 0`;
  });
