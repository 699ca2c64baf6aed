import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StackPaths } from '../paths/StackPaths';

const secret = z.string().min(24);

const localSecretsSchema = z.object({
  postgresPassword: secret,
  portalPassword: secret,
  airbyteClientSecret: secret,
  airbyteLoaderPassword: secret,
  landingWriterPassword: secret,
  dbtOwnerPassword: secret,
  portalTenantPassword: secret,
  portalFleetPassword: secret,
});

/** Passwords of one local stack, made once and kept for its owner alone. */
export type LocalSecrets = z.infer<typeof localSecretsSchema>;

export function readOrMakeSecrets(paths: StackPaths): LocalSecrets {
  const file = path.join(paths.state, 'secrets.json');
  if (existsSync(file)) {
    return localSecretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  const secrets = localSecretsSchema.parse(
    Object.fromEntries(
      Object.keys(localSecretsSchema.shape).map(name => [
        name,
        randomBytes(24).toString('hex'),
      ]),
    ),
  );
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
