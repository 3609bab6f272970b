import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = (name: string): string => fileURLToPath(new URL(`./page/${name}`, import.meta.url));

const HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1f2227" media="(prefers-color-scheme: dark)">
<title>企诉沙盒</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/app.css">
</head>
<body>
<div id="root"></div>
<script type="module" src="/sandbox/app.js"></script>
</body>
</html>
`;

type Asset = { type: string; body: Buffer; etag: string };

/**
 * Returns the handler of the page's three addresses (`/sandbox`, `/sandbox/app.js`, `/sandbox/app.css`). For any other
 * request it does nothing and returns `false`. Each is bundled in memory when it is first asked for: many a stand-in is
 * never looked at. A page that does not compile is answered with 500 and the reason.
 */
export function createPage(): (req: IncomingMessage, res: ServerResponse) => boolean {
  const assets = new Map([
    ['/sandbox', once(async () => asset('text/html; charset=utf-8', Buffer.from(HTML)))],
    ['/sandbox/app.js', once(async () => asset('text/javascript; charset=utf-8', await bundle('main.tsx')))],
    ['/sandbox/app.css', once(async () => asset('text/css; charset=utf-8', await bundle('styles/page.css')))],
  ]);
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const path = (req.url ?? '').split('?')[0] ?? '';
    const found = assets.get(path === '/sandbox/' ? '/sandbox' : path);
    if (!found) return false;
    found().then(
      (made) => answer(req, res, made),
      (error: unknown) => res.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
    return true;
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function answer(req: IncomingMessage, res: ServerResponse, { type, body, etag }: Asset): void {
  res.setHeader('ETag', etag);
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('Content-Type', type);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  // Cards hold text from strangers. If the renderer let markup through, scripts from elsewhere still could not run.
  res.setHeader('Content-Security-Policy', "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'self'");
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304).end();
    return;
  }
  res.setHeader('Content-Length', body.length);
  res.writeHead(200).end(req.method === 'HEAD' ? undefined : body);
}

const asset = (type: string, body: Buffer): Asset => ({
  type,
  body,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
});

async function bundle(entry: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [source(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`the bundle of ${entry} is empty`);
  return Buffer.from(file.contents);
}
