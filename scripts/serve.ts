import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

export interface Served {
  /** Where the site's first page is, base path included. */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves the built site in `dist` on this machine alone, as a plain static host would: a folder
 * without its slash redirects, an unknown address gets the site's own 404 page. A taken port is
 * exchanged for a free one; port 0 asks for a free one from the start. Refuses a `dist` without a
 * first page.
 */
export async function serve(dist: string, { port = 0, base = "/" } = {}): Promise<Served> {
  if (!existsSync(join(dist, "index.html"))) {
    throw new Error(`there is no built site in "${dist}"; build it with npm run build`);
  }
  const root = `/${base}/`.replace(/\/+/g, "/");
  const files = sirv(dist, { etag: true, setHeaders: sendArchivesAsTheyAre });

  const server = createServer((request, response) => {
    const [path = "/", query] = (request.url ?? "/").split("?");
    const inside = `/${path.slice(root.length)}`;
    if (!path.startsWith(root)) {
      return path === root.slice(0, -1) ? redirect(response, root) : notFound(dist, response);
    }
    if (!path.endsWith("/") && isFolder(dist, inside)) {
      return redirect(response, `${path}/${query === undefined ? "" : `?${query}`}`);
    }
    request.url = inside;
    files(request, response, () => notFound(dist, response));
  });

  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(at, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  await listen(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    return listen(0);
  });

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${root}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether `path` names a folder of the site that has a page of its own. */
function isFolder(dist: string, path: string): boolean {
  try {
    return existsSync(join(dist, decodeURIComponent(path), "index.html"));
  } catch {
    return false; // not a valid address, so not a folder either
  }
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { Location: location }).end();
}

function notFound(dist: string, response: ServerResponse): void {
  const page = join(dist, "404.html");
  response.writeHead(404, { "Content-Type": "text/html;charset=utf-8" });
  response.end(existsSync(page) ? readFileSync(page) : "Not found");
}

// Sirv takes a name ending in .gz for a compressed answer, which the browser would then inflate; the
// page asks for the archive itself, and static hosts send it so.
function sendArchivesAsTheyAre(response: ServerResponse, path: string): void {
  if (!path.endsWith(".gz")) return;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, headers: Record<string, string>) => {
    delete headers["Content-Encoding"];
    return writeHead(status, { ...headers, "Content-Type": "application/gzip" });
  }) as typeof response.writeHead;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const dist = fileURLToPath(new URL("../dist", import.meta.url));
    const { PORT, BASE_PATH } = process.env;
    const { address } = await serve(dist, { port: Number(PORT ?? 4321), base: BASE_PATH });
    console.log(`Networks That Remember is at ${address} (Ctrl-C stops it)`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
