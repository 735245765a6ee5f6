import { readFile } from "node:fs/promises";
import type { APIRoute, GetStaticPaths } from "astro";
import { placeFigure } from "../../build/placed-figure.ts";
import { csvText, jsonText } from "../../figures/csv.ts";
import { FIGURES } from "../../figures/registry.ts";
import { readManifest, traceFile } from "../../trace/files.ts";

/** All data the site serves: each figure's parts, its table at rest, and the recordings it replays. */
export const getStaticPaths: GetStaticPaths = async () => {
  const placed = await Promise.all([...FIGURES.keys()].map(placeFigure));
  const figures = placed.map(({ figure, data, rest, files }) => {
    const table = figure.table(data, rest);
    return [
      ...files.map(({ name, gzip }) => entry(name, gzip, "application/gzip")),
      entry(`${figure.id}.csv`, csvText(table), "text/csv; charset=utf-8"),
      entry(`${figure.id}.json`, jsonText(table), "application/json; charset=utf-8"),
    ];
  });
  const shown = new Set(placed.flatMap(({ figure }) => figure.runs));
  const { traces } = await readManifest();
  const recordings = await Promise.all(
    traces
      .filter(({ name }) => shown.has(name))
      .map(async ({ name, file }) =>
        entry(file, new Uint8Array(await readFile(traceFile(name))), "application/gzip"),
      ),
  );
  // Figures that send the same parts share their files.
  const files = [...figures.flat(), ...recordings];
  return [...new Map(files.map((file) => [file.params.file, file])).values()];
};

interface Props {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const entry = (file: string, body: Props["body"], type: string) => ({
  params: { file },
  props: { body, type } satisfies Props,
});

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(props.body, { headers: { "content-type": props.type } });
