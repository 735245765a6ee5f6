/** The first `count` sentences of a text that have a word, each with it replaced everywhere. Throws where there are none. */
export function replacedText(text: string, word: string, by: string, count: number): string {
  const sentences = text.match(/[^.]+\. /g) ?? [];
  const own = sentences.filter((one) => one.split(/[ .]/).includes(word)).slice(0, count);
  if (own.length === 0) throw new Error(`no sentence of the text has the word "${word}"`);
  return own.map((one) => one.replace(new RegExp(`\\b${word}\\b`, "g"), by)).join("");
}
