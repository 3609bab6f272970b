import { MongoBinary } from 'mongodb-memory-server';

// This is a process of its own, because the package reads its settings from the environment, and so that a download
// that hangs can be killed.
try {
  process.stdout.write(`path ${await MongoBinary.getPath()}\n`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(`problem ${message.replaceAll('\n', ' ')}\n`);
  process.exitCode = 1;
}
