/** Words for why a letter did not go out, by the code of the queue. */
export const LETTER_ERRORS = {
  'no-answer': 'error-no-answer',
  'sign-in': 'error-sign-in',
  refused: 'error-refused',
  'no-mail': 'error-no-mail',
  unreadable: 'error-unreadable',
  unsure: 'error-unsure',
  fault: 'error-fault',
} as const
