// src/*.ts → one script a page, beside the site's other assets, with the licences of what is inside them.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "docgraph", "views", "pages", "static");
const pages = ["site", "search", "live", "picture", "overview", "path"];

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: pages.map((page) => `src/${page}.ts`),
  outdir: out,
  bundle: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none", // every licence stands whole in the file below
  metafile: true,
  logLevel: "warning",
});

const inside = new Set();
for (const file of Object.keys(metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file);
  if (found) inside.add(found[1]);
}
const parts = [...inside].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (!text) throw new Error(`${name} has no licence file: it cannot be handed on`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, text), "utf8").trim()}\n`;
});
const rule = `\n${"-".repeat(78)}\n\n`;
writeFileSync(join(out, "licences.txt"), `The scripts of these pages hold parts of:\n${rule}${parts.join(rule)}`);
