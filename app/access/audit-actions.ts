/** Everything the audit can say was done. A name stays for good: entries cannot be changed. */
export const AUDIT_ACTIONS = [
  'session.start',
  'session.confirm',
  'session.end',
  'session.end-others',
  'person.create',
  'person.change',
  'person.disable',
  'person.enable',
  'person.erase',
  'role.grant',
  'role.revoke',
  'password.set',
  'password.change',
  'second-factor.on',
  'second-factor.off',
  'recovery-codes.make',
  'recovery-code.use',
  'passkey.add',
  'passkey.rename',
  'passkey.remove',
  'passkey.refuse',
  'invitation.make',
  'invitation.revoke',
  'invitation.use',
  'reset.ask',
  'reset.make',
  'reset.use',
  'first-admin.make',
  'first-admin.use',
  'acting.start',
  'acting.end',
  'case.save',
  'case.publish',
  'case.withdraw',
  'review.ask',
  'review.withdraw',
  'review.return',
  'remark.add',
  'remark.settle',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** What things were done to: the word before the colon in the subject of an entry. */
export const AUDIT_SUBJECTS = ['person', 'session', 'link', 'passkey', 'case'] as const
export type AuditSubject = `${(typeof AUDIT_SUBJECTS)[number]}:${string}`
