import type { Holder } from './rights.ts'

/** Who is signed in on this request. */
export interface Visitor extends Holder {
  /** The person whose account this is: the one acted for, where an administrator acts for somebody. */
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly language: string
  /** The administrator at the keyboard. */
  readonly trueActor: { readonly personId: string; readonly name: string } | undefined
  readonly hasPassword: boolean
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  readonly session: {
    /** Names the session on pages and in the audit; tells nothing about its secret. */
    readonly publicId: string
    readonly idHash: string
    /** The password was right and the second factor is still to come: nothing else is open. */
    readonly awaitsSecondFactor: boolean
    /** When the person last proved who they are. ISO 8601, UTC. */
    readonly confirmedAt: string
    readonly seenAt: string
  }
}

/** In whose name, from where and when something is done: what the audit writes down. */
export interface By {
  readonly actorId: string | undefined
  readonly trueActorId: string | undefined
  readonly address: string
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What the site does by itself, at the same moment. */
export const bySystem = (by: By): By => ({ ...by, actorId: undefined, trueActorId: undefined })
