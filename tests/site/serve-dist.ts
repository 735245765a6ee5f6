import type { TestProject } from "vitest/node";
import { serve, type Served } from "../../scripts/serve.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built site is served while the tests run. */
    address: string;
    /** The folder it was built into: `dist`, or what $DIST names. */
    dist: string;
  }
}

let site: Served | undefined;

export async function setup(project: TestProject): Promise<void> {
  const dist = process.env.DIST ?? "dist";
  site = await serve(dist);
  project.provide("dist", dist);
  project.provide("address", site.address);
}

export async function teardown(): Promise<void> {
  await site?.close();
}
