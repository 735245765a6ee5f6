/** The id of a fact's entry in the ledger: its name, in letters that every id may have. */
export const anchorOf = (name: string): string => name.replaceAll(".", "-");
