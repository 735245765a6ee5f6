import address from "../live/worker.ts?worker&url";

/** What browsers with Trusted Types have; their types are not in TypeScript's library yet. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

/** The one policy of this site: it admits the address of our worker and nothing else. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  "own-worker",
  {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError(`${url} is not the worker of this site`);
      return url;
    },
  },
);

/** Starts the worker. Throws where the browser or the frame lets none start. */
export const startWorker = (): Worker =>
  new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
