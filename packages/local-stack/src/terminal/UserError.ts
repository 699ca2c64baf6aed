/**
 * Something the person at the terminal can mend. Its message is one sentence
 * with the remedy, and is all they see.
 */
export class UserError extends Error {
  name = 'UserError';
}
