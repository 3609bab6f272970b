import { startDatabase } from '../../src/local-database/database.ts';

// A program that starts the database on the folder named to it, says where, and stays until it is killed.
const database = await startDatabase({
  folder: process.argv[2] ?? '',
  live: false,
  print: () => {},
  env: process.env,
});
process.stdout.write(`${database.uri}\n`);
setInterval(() => {}, 60_000);
