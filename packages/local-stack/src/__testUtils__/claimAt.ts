import { claimState } from '../start/portalLock';
import { UserError } from '../terminal/UserError';

// Claims a state folder at a given instant, says whether it was given, and
// stays until it is killed.
function main() {
  const [state, at] = process.argv.slice(2);
  const atMs = Number(at);
  while (Date.now() < atMs) {
    // Awake, so that all start within the same moment.
  }
  let claimed = true;
  try {
    claimState({ state });
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
    claimed = false;
  }
  process.stdout.write(`${JSON.stringify({ claimed })}\n`);
  setInterval(() => {}, 1_000);
}

main();
