import { EmbeddedPostgres } from '../postgres/EmbeddedPostgres';
import { Stack } from '../processes/Stack';

// Holds a PostgreSQL until it is killed; says its address.
async function main() {
  const [dataFolder, logFile] = process.argv.slice(2);
  const server = await EmbeddedPostgres.start(
    {
      ...{ dataFolder, logFile },
      password: 'secret',
      preferredPort: 0,
      durable: false,
    },
    new Stack(),
  );
  process.stdout.write(`${JSON.stringify({ url: server.url('postgres') })}\n`);
}

main();
