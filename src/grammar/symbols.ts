/**
 * The 27 symbols of the text, in the order of their indices: space, full stop, and the letters
 * without q, which no word needs.
 */
export const SYMBOLS = " .abcdefghijklmnoprstuvwxyz";
