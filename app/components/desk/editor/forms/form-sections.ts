/** The facts in the order in which a person thinks of them. Each part of the format stands in one section, the indicators in one of their own. */
export const FORM_SECTIONS = [
  {
    name: 'sectionAbout',
    keys: ['title', 'summary', 'asOf', 'status', 'kind', 'socialIssue', 'sdgs', 'trigger', 'triggerEvidence', 'period', 'organisation', 'innovationPoints', 'licence'],
  },
  { name: 'sectionReach', keys: ['partners', 'regions', 'levels', 'components'] },
  { name: 'sectionIndicators', keys: ['indicators'] },
  { name: 'sectionOutcomes', keys: ['outcomes', 'harms', 'facts'] },
  { name: 'sectionMoney', keys: ['funding', 'spending', 'foundations', 'investments'] },
  { name: 'sectionKnown', keys: ['assets', 'accounts', 'newsLog', 'enquiryLog'] },
  { name: 'sectionDoubts', keys: ['contradictions', 'openQuestions'] },
  { name: 'sectionEvidence', keys: ['evidence'] },
  { name: 'sectionSources', keys: ['sources'] },
] as const // prettier-ignore

/** What no form changes: other things depend on it. */
export const WITHOUT_FORM = ['format', 'id'] as const
