/** The family of a run, the same experiment from several seeds: its name without its own seed. */
export const familyName = (run: string): string => run.replace(/-s\d+$/, "");
