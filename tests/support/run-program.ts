import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { constants, Script } from 'node:vm';

// Runs the bundle that is its argument. The first process that ends leaves beside it what V8 compiled, so that those which
// start later need not compile it again.

// From here on the bundle is the program, as its own options stand behind it.
const [bundle = ''] = process.argv.splice(2, 1);
process.argv[1] = bundle;
const compiled = `${bundle}.compiled`;
const code = `(function (exports, require, module, __filename, __dirname) { 'use strict'; ${readFileSync(bundle, 'utf8')}\n})`;
const script = new Script(code, {
  filename: bundle,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  ...(existsSync(compiled) && { cachedData: readFileSync(compiled) }),
});
process.on('exit', () => {
  if (existsSync(compiled)) return;
  // Moved to its place, so that nobody reads half of it.
  writeFileSync(`${compiled}.${process.pid}`, script.createCachedData());
  renameSync(`${compiled}.${process.pid}`, compiled);
});
script.runInThisContext()({}, createRequire(bundle), { exports: {} }, bundle, dirname(bundle));
