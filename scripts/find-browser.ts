import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Browser {
  executablePath: string;
  args: string[];
  /** Where it came from, to be shown when a test fails. */
  name: string;
}

const modules = new URL("../node_modules/", import.meta.url);

// Root may not use Chromium's sandbox, nor may many a container; the tests open only our own pages.
// Without a graphics card Chromium imitates one, at twice the cost of drawing without. Letters are drawn
// alike on every machine only where they are not fitted to its pixels.
const args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"];

type Source = (env: NodeJS.ProcessEnv) => Browser | undefined | Promise<Browser | undefined>;

/** The places a Chromium may come from, in the order they are asked. */
const sources = { named, system, playwright, bundled } satisfies Record<string, Source>;

/**
 * Finds a Chromium to drive, without downloading anything: the one $CHROMIUM or $CHROME_PATH names,
 * the system's, the one in Playwright's cache, or the one npm brings along (Linux on x64 only).
 * $BROWSER_SOURCE = named, system, playwright or bundled asks that place alone. Refuses a
 * named file that does not exist, and a machine without any.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const only = env.BROWSER_SOURCE;
  if (only && !Object.hasOwn(sources, only)) {
    throw new Error(`no browser source "${only}"; there are ${Object.keys(sources).join(", ")}`);
  }
  for (const [name, source] of Object.entries<Source>(sources)) {
    const browser = only && only !== name ? undefined : await source(env);
    if (browser) return browser;
  }
  const where = only ? ` in source "${only}"` : "";
  throw new Error(
    `no Chromium found${where}; install Chromium or Chrome, or run npx playwright install chromium, or set CHROMIUM to the path of one`,
  );
}

function named(env: NodeJS.ProcessEnv): Browser | undefined {
  const variable = env.CHROMIUM ? "CHROMIUM" : "CHROME_PATH";
  const executablePath = env[variable];
  if (!executablePath) return undefined;
  if (!existsSync(executablePath)) {
    throw new Error(`$${variable} names "${executablePath}", and there is no such file`);
  }
  return { executablePath, args, name: `$${variable}` };
}

function system(env: NodeJS.ProcessEnv): Browser | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const onPath = (env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const programs = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, "Google/Chrome/Application/chrome.exe"));
  const applications = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  const executablePath = [...onPath, ...programs, ...applications].find((path) => existsSync(path));
  return executablePath ? { executablePath, args, name: executablePath } : undefined;
}

async function playwright(): Promise<Browser | undefined> {
  const { chromium } = await import("playwright");
  const executablePath = chromium.executablePath();
  return existsSync(executablePath)
    ? { executablePath, args, name: "Playwright's Chromium" }
    : undefined;
}

/**
 * The Chromium of @sparticuz/chromium, unpacked once per version into node_modules/.cache, with the
 * libraries it needs. Changes LD_LIBRARY_PATH and FONTCONFIG_FILE for the browser to inherit.
 */
async function bundled(): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const manifest = fileURLToPath(new URL("@sparticuz/chromium/package.json", modules));
  if (!existsSync(manifest)) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const folder = fileURLToPath(new URL(`.cache/chromium-${version}`, modules));
  const executablePath = join(folder, "chromium");
  if (!existsSync(executablePath)) await unpack(folder);

  const libraries = [join(folder, "al2023/lib"), ...(process.env.LD_LIBRARY_PATH ?? "").split(":")];
  process.env.LD_LIBRARY_PATH = [...new Set(libraries)].filter(Boolean).join(":");
  process.env.FONTCONFIG_FILE ??= join(folder, "fonts.conf");
  return { executablePath, args, name: `@sparticuz/chromium ${version}` };
}

/**
 * Unpacks beside `folder` and then renames, so that neither an interruption nor a second run at the
 * same time leaves a torn browser. The package is made for a cloud function: it unpacks into the
 * temporary folder, and its libraries only where it believes to be in that cloud.
 */
async function unpack(folder: string): Promise<void> {
  const before = { ...process.env };
  const fresh = `${folder}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  Object.assign(process.env, { TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" });
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
    await writeFile(join(fresh, "fonts.conf"), fontSettings(folder));
    await rename(fresh, folder).catch((error: unknown) => {
      if (!existsSync(join(folder, "chromium"))) throw error;
    });
  } finally {
    // The package sets more than what is set here, and all of it points into the fresh folder.
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Fontconfig settings for the machine's fonts, if it has any, and those that came along. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
