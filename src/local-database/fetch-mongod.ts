import { MongoBinary } from 'mongodb-memory-server';

// A process of its own: the package reads its settings from the environment, and a download that hangs can be killed.
try {
  process.stdout.write(`path ${await MongoBinary.getPath()}\n`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(`problem ${message.replaceAll('\n', ' ')}\n`);
  process.exitCode = 1;
}
