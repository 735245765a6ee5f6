const EXAMPLE = "https://networks-that-remember.example";

/**
 * The site's address from SITE_URL and its folder from BASE_PATH. Unset, the address is an example
 * that the build names once. Throws on a SITE_URL that is no http address or has a folder in it,
 * and on a BASE_PATH that is no plain path.
 */
export function site(environment: Readonly<Record<string, string | undefined>>): {
  url: string;
  base: string;
} {
  const { SITE_URL, BASE_PATH } = environment;
  if (!SITE_URL) console.log(`SITE_URL is not set: addresses in the pages begin with ${EXAMPLE}`);
  if (SITE_URL && !(/^https?:\/\/[^/]+/.test(SITE_URL) && URL.canParse(SITE_URL)))
    throw new Error(`SITE_URL is "${SITE_URL}"; it must be an address like ${EXAMPLE}`);
  if (SITE_URL && new URL(SITE_URL).pathname !== "/")
    throw new Error(`SITE_URL is "${SITE_URL}"; its folder belongs into BASE_PATH`);
  const folder = (BASE_PATH ?? "").replace(/^\/+|\/+$/g, "");
  if (folder !== "" && !folder.split("/").every((name) => /^[\w~-][\w.~-]*$/.test(name)))
    throw new Error(`BASE_PATH is "${BASE_PATH}"; it must be a path like /docs/rnn/`);
  return { url: SITE_URL || EXAMPLE, base: folder === "" ? "/" : `/${folder}/` };
}
