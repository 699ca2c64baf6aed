import { parseArgs } from 'node:util';
import { check } from './commands/check';
import { reset } from './commands/reset';
import { start } from './commands/start';
import { test } from './commands/test';
import { say } from './terminal/progress';
import { UserError } from './terminal/UserError';

async function main(): Promise<number> {
  const [command, ...args] = process.argv.slice(2);
  switch (command) {
    case 'start': {
      const { values } = parseArgs({
        args,
        options: {
          port: { type: 'string', default: '7007' },
          fresh: { type: 'boolean', default: false },
          'no-build': { type: 'boolean', default: false },
        },
      });
      const port = Number(values.port);
      if (!Number.isInteger(port) || port < 1 || port > 65_535) {
        throw new UserError(
          `--port must be a number from 1 to 65535, got ${values.port}.`,
        );
      }
      return start({ port, fresh: values.fresh, build: !values['no-build'] });
    }
    case 'test': {
      const { values } = parseArgs({
        args,
        options: { only: { type: 'string' } },
      });
      return test({ only: values.only });
    }
    case 'check': {
      parseArgs({ args, options: {} });
      return check();
    }
    case 'reset': {
      const { values } = parseArgs({
        args,
        options: { yes: { type: 'boolean', default: false } },
      });
      return reset({ yes: values.yes });
    }
    default:
      throw new UserError(
        `There is no command '${command}'; see ./portal help.`,
      );
  }
}

main().then(
  code => process.exit(code),
  error => {
    const expected =
      error instanceof UserError ||
      (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    say(`portal: ${expected ? error.message : error?.stack ?? error}`);
    process.exit(1);
  },
);
