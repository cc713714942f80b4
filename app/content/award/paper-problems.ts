import type { LocalText } from '#scoring/facts.ts'

/** Why a sheet on paper was not taken in, by the code of the service. */
export const PAPER_PROBLEMS = {
  'paper-gone': {
    'zh-CN': '没有这个编号的评分纸。请核对编号，包括最后两位校验码。',
    en: 'There is no paper sheet of this number. Compare it with the paper, the two check figures at the end included.',
  },
  'paper-moved': {
    'zh-CN': '您填写期间，同事处理过这张评分纸，这次没有保存。您填的内容还在；请先看它现在的状态。',
    en: 'A colleague has worked on this sheet while you typed, so nothing was saved. What you typed is still here; look at how the sheet stands now.',
  },
  'paper-same-person': {
    'zh-CN': '第一遍和第二遍要由两个人录入。这一遍请交给同事。',
    en: 'The first and the second typing are done by two people. Leave this one to a colleague.',
  },
  'paper-closed': {
    'zh-CN':
      '现在不能录入，什么也没有保存：这一轮不在评分时间内，或者评委要回避、还没有签承诺书和申报利益关系，或者项目不再分给这位评委。',
    en: 'It cannot be typed now and nothing was saved: the stage is not open, the judge stands aside or has not signed the pledge and declared interests, or the entry is no longer theirs.',
  },
  'paper-given': {
    'zh-CN': '这位评委已经在网上提交了这个项目的评分，以网上的为准，纸上的不再录入。请将这张纸作废。',
    en: 'The judge has submitted this entry on the site already, and that counts. Make this sheet void.',
  },
  'paper-revised': {
    'zh-CN': '这张纸打印之后项目有了新版本。请重新打印，由评委看过新版本再评。',
    en: 'The entry was revised after this sheet was printed. Print it again, so that the judge scores what stands now.',
  },
  'paper-level': { 'zh-CN': '这条标准没有这一档分数。请核对纸上的勾选。', en: 'This criterion has no such level. Look at the box on the paper again.' }, // prettier-ignore
  'paper-not-ready': {
    'zh-CN':
      '没有打印。这些评委还没有签承诺书、没有申报利益关系（含之后新来的项目），或还没有做完校准案例：{judges}。请他们先登录完成；在此之前看到项目的人，评分不能录入。',
    en: 'Nothing was printed. These judges have not signed the pledge, not declared their interests (in late entries as well) or not finished the cases for calibration: {judges}. Ask them to sign in and do so first: what is filled in before could not be typed.',
  },
  'paper-nothing': {
    'zh-CN': '没有可以打印的：所选评委在这一轮没有分到待评的项目，或者都已提交。',
    en: 'There is nothing to print: the judges you chose have no entries in this stage, or have submitted them all.',
  },
  'paper-objected': { 'zh-CN': '您已经提出过异议，正等办公室核对。', en: 'You have objected already; the office is looking into it.' }, // prettier-ignore
} as const satisfies Readonly<Record<string, LocalText>>
