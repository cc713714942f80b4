import type { CaseFacts } from '../facts.ts'
import type { Indicator } from '../vocabulary.ts'
import { proposeIdentity, proposeSocialMedia, proposeWebNews } from './derive-communication.ts'
import {
  proposeAdministrativeLevels,
  proposeAge,
  proposeCollaboration,
  proposeEnquiryReply,
} from './derive-execution.ts'
import { proposeFoundationFunding, proposeFundingDisclosure, proposeSpendingDisclosure } from './derive-finance.ts'
import type { Proposal } from './proposal.ts'
import { proposeRegionSpan } from './region-reach.ts'

/** A proposal for each indicator, or null where the facts say nothing; M1-M3 are judged and never proposed. */
export type Proposals = Readonly<Record<Indicator, Proposal | null>>

/**
 * Reads the level of each derived indicator off a case's structured facts, at the case's `asOf`. A proposal is advice:
 * what counts is the level stated in the case, which a researcher confirms or overrides with a reason.
 * Only facts that point to evidence are read; the rules are listed in scoring/README.md.
 */
export function proposeLevels(facts: CaseFacts): Proposals {
  return {
    M1: null,
    M2: null,
    M3: null,
    E1: proposeCollaboration(facts.partners),
    E2: proposeAge(facts),
    E3: proposeRegionSpan(facts.regions),
    E4: proposeAdministrativeLevels(facts.levels),
    E5: proposeEnquiryReply(facts.enquiryLog),
    F1: proposeFundingDisclosure(facts.funding),
    F2: proposeSpendingDisclosure(facts.spending),
    F3: proposeFoundationFunding(facts.foundations),
    C1: proposeIdentity(facts.assets),
    C2: proposeWebNews(facts.newsLog),
    C3: proposeSocialMedia(facts.accounts),
  }
}
