import { enableCompileCache } from 'node:module';
import process from 'node:process';

// Keeps compiled code between starts (types need stripping once only): a quicker start, and less memory.
enableCompileCache();
// Before anything is written: a reader that goes away (`| head`) ends the process quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
const { runCommandLine } = await import('./command-line.ts');

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  write: (text) => writeTo(process.stdout, text),
  writeBytes: (bytes) => writeTo(process.stdout, bytes),
  writeError: (text) => {
    process.stderr.write(text);
  },
});

/** Resolves when the stream can take more. */
async function writeTo(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  if (stream.write(text)) return;
  await new Promise<void>((resolve) => stream.once('drain', resolve));
}
