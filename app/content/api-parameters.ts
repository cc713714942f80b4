import type { LocalText } from '#scoring/facts.ts'

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

/** What each parameter of the interface for programs does, in one line. */
export const PARAMETER_WORDS: Readonly<Record<string, LocalText>> = {
  q: text(
    '要找的词，最多 200 个字符；空格隔开的词须同时出现，引号里的算一个词。不填则列出全部。',
    'Words to look for, 200 characters at most. Words with spaces between must all occur; what stands in quotation marks is one word. Empty: all cases.',
  ),
  issue: text('社会议题', 'Social issue'),
  organisation: text(
    '机构：取结果中的 organisation.key。库里没有的机构得到零个结果。',
    'Organisation, as organisation.key in a result. One that the library lacks gives no results.',
  ),
  industry: text('行业门类（GB/T 4754）', 'Industry section of GB/T 4754'),
  mechanism: text('创新机制', 'Mechanism of innovation'),
  trigger: text('缘起', 'What it began with'),
  sdg: text('联合国可持续发展目标', 'Sustainable Development Goal'),
  region: text(
    '地区：全国、境外，或省级行政区划代码',
    'Region: national, abroad, or a province-level code of GB/T 2260',
  ),
  priced: text('是否有已定价的改变', 'Whether any change has a price'),
  sort: text(
    '排序；有词时默认 relevance，没有词时默认 title。',
    'Order: relevance where there are words, title where there are none.',
  ),
  page: text('第几页，从 1 到 999999。', 'The page, from 1 to 999999.'),
  per: text('每页几个，从 1 到 100，默认 20。', 'Results a page, from 1 to 100; 20 if left out.'),
  lang: text(
    '答复的语言：定标题的排序、先取哪种文字的片段，以及出错时的说明。不填则看 Accept-Language。',
    'Language of the answer: the order of titles, which text snippets come from first, and the words of problems. If left out, Accept-Language decides.',
  ),
}
