import path from 'node:path';
import type { StackPaths } from '../paths/StackPaths';

/** Arguments with which Node runs TypeScript of this checkout as a child. */
export function transpiledNode(
  paths: Pick<StackPaths, 'root'>,
  script: string,
): string[] {
  const exitWithParent = path.join(
    paths.root,
    'packages/local-stack/src/processes/exitWithParent.cjs',
  );
  return [
    '--enable-source-maps',
    ...['--require', exitWithParent],
    ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
    script,
  ];
}
