import { SettingsError } from '../../config/settings-error.ts';
import { checkOrConvert } from './convert.ts';

checkOrConvert(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof SettingsError) process.stderr.write(`${error.problems.join('\n')}\n`);
    else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 2;
  },
);
