import type { LocalText } from '#scoring/facts.ts'

/** What can be wrong with the forms of a judge, by the code that the form or the service gave. */
export const JUDGE_PROBLEMS = {
  'award-pledge-missing': {
    'zh-CN': '请先勾选，表示您已读过并愿意遵守。',
    en: 'Please tick the box: it says that you have read this and will keep to it.',
  },
  'award-nothing-scored': {
    'zh-CN': '还没有打分。至少要评一项标准。',
    en: 'Nothing is scored yet. Answer one criterion at least.',
  },
  'award-not-answered': {
    'zh-CN': '这一项还没有评。请评，或在下面说明是有意留空。',
    en: 'This is not answered. Answer it, or say below that you leave it out on purpose.',
  },
  'award-yes-missing': { 'zh-CN': '请选择通过或不通过。', en: 'Please choose yes or no.' },
  'award-note-missing': { 'zh-CN': '这个分数要写理由。', en: 'This score needs a reason.' },
  'award-evidence-missing': {
    'zh-CN': '这个分数要写依据：材料的哪一处，或网址。',
    en: 'This score needs to say where it is shown: a place in the entry, or an address.',
  },
  'award-too-many-choices': {
    'zh-CN': '您在这个组别已经选满 {choices} 个。要选这一个，请先撤回另一个。',
    en: 'You have chosen {choices} in this category, which is all. Take another choice back first.',
  },
  'award-stale': {
    'zh-CN':
      '另一个窗口在此期间存过这张评分表，所以没有提交。您填的内容还在下面；两边不同的地方列出来了。再次提交会以下面的为准。',
    en: 'Another window saved this sheet meanwhile, so nothing was submitted. What you filled in is below, and what differs is listed. Submitting again takes what is below.',
  },
  'award-revised': {
    'zh-CN': '您填写期间，这个项目有了新版本，所以没有提交。填的内容还在下面，请对照新版再提交。',
    en: 'The entry was revised while you wrote, so nothing was submitted. What you filled in is below: check it against the new revision and submit again.',
  },
  'award-no-draft-chosen': {
    'zh-CN': '请至少勾选一份要提交的草稿。',
    en: 'Tick at least one draft to submit.',
  },
  'award-drafts-refused': {
    'zh-CN': '已提交 {submitted} 份。没有提交：{entries}。它们在此期间改过、缺内容或不能再评，请打开各自的评分表看。',
    en: '{submitted} submitted. Not submitted: {entries}. They changed meanwhile, lack something or can no longer be judged: open each sheet to see.',
  },
  'award-sheet-closed': {
    'zh-CN': '没有保存：这一轮已经截止，这个项目不再由您评审，或者还不能打开。您填的内容还在这个页面上。',
    en: 'Nothing was saved: the stage is closed, or the entry is no longer yours to judge or cannot be opened yet. What you filled in is still on this page.',
  },
  'award-sheet-moved': {
    'zh-CN': '这张评分表现在不能重新开放：它没有提交、刚刚改过，或不由您处理。',
    en: 'This sheet cannot be opened now: it is not submitted, has just changed, or is not yours to open.',
  },
  'award-signed-out': {
    'zh-CN': '您已退出登录，没有提交。请在另一个窗口登录，再回到这里提交。',
    en: 'You are signed out, so nothing was submitted. Sign in in another window, come back and submit.',
  },
  'award-not-submitted': {
    'zh-CN': '服务器没有接受，没有提交。请稍后再试；您填的内容还在。',
    en: 'The server did not take it, and nothing was submitted. Try again in a while; what you filled in is kept.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
