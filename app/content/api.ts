import type { LocalText } from '#scoring/facts.ts'

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

/** The addresses of the interface and what each is for. */
export const API_ADDRESSES: readonly { readonly address: string; readonly says: LocalText }[] = [
  {
    address: '/api/v1/search',
    says: text(
      '按词和条件查找：命中的案例、原文片段、各项条件下的数目。',
      'Search by words and conditions: the cases found, the text they were found in, and counts for every condition.',
    ),
  },
  {
    address: '/api/v1/cases',
    says: text(
      '全部案例，按编号排列，用来建立和更新副本。',
      'All cases in the order of their ids, for making a copy and keeping it up to date.',
    ),
  },
  {
    address: '/api/v1/cases/{id}',
    says: text(
      '一个完整的案例：事实、证据、正文、两项结果和版本。',
      'One whole case: facts, evidence, text, both results and the revision.',
    ),
  },
  {
    address: '/api/v1/openapi.json',
    says: text(
      '以上各项的 OpenAPI 3.1 描述，字段逐一列明。',
      'All of this as an OpenAPI 3.1 description with every field.',
    ),
  },
]

/** Requests to copy into a terminal; `{site}` is the address of this site. */
export const API_EXAMPLES: readonly { readonly says: LocalText; readonly command: string }[] = [
  {
    says: text('用中文查找：让 curl 替你转写汉字', 'Look for Chinese words: let curl encode them for you'),
    command: "curl -G --data-urlencode 'q=乡村 抖音' '{site}/api/v1/search'",
  },
  {
    says: text(
      '提到志愿者的案例，中英文都找，每页 5 个',
      'Cases that mention volunteers in either language, five a page',
    ),
    command: "curl '{site}/api/v1/search?q=volunteer&per=5'",
  },
  {
    says: text('议题为养老或无障碍的案例，新的在前', 'Cases about ageing or accessibility, newest first'),
    command: "curl '{site}/api/v1/search?issue=ageing&issue=accessibility&sort=newest'",
  },
  {
    says: text('没有变化就不再传一遍', 'Send nothing where nothing has changed'),
    command: "curl -i -H 'If-None-Match: \"ETAG\"' '{site}/api/v1/cases'",
  },
]

export interface ApiSection {
  readonly id: string
  readonly title: LocalText
  readonly paragraphs: readonly LocalText[]
}

/** How to read what the interface answers. `{limit}` is a number. */
export const API_SECTIONS: readonly ApiSection[] = [
  {
    id: 'reading',
    title: text('怎样读结果', 'How to read an answer'),
    paragraphs: [
      text(
        'total 是符合全部条件的案例数，results 是这一页；next 是下一页的地址，最后一页为 null。超出最后一页不算错，results 为空。',
        '“total” counts the cases that meet every condition, “results” is this page, and “next” is the address of the next one, null on the last. A page beyond the last is no mistake: its results are empty.',
      ),
      text(
        'null 表示不知道，从来不是零。指数是上下界（lower、upper）和已知权重的份额（coverage），净价值以 2023 年人民币计；两者不能相加。没有结果的排名不要自己补。',
        'null means “not known” and never zero. The index is a pair of bounds (“lower”, “upper”) with the share of weight that is known (“coverage”); the net value is in yuan of 2023. Never add the two, and do not make up a ranking where none is given.',
      ),
      text(
        '片段的 hits 是命中在 text 中的起止位置（不含末位），按 UTF-16 编码单元计，与 JavaScript 相同。',
        'In a snippet, “hits” are the start and end of each hit in “text”, end excluded, in UTF-16 code units as in JavaScript.',
      ),
      text(
        '第 1 版只增加字段，不改名、不删除、不改含义；遇到不认识的字段请略过。',
        'Within version 1 fields are only added, never renamed, removed or given another meaning. Pass over fields you do not know.',
      ),
    ],
  },
  {
    id: 'wrong',
    title: text('写错了会怎样', 'What happens to a mistake'),
    paragraphs: [
      text(
        '读不懂的值一律拒绝（400），errors 一次列出全部错误和可用的值：条件写错却得到整个库，程序是发现不了的。空白的值当作没有填。',
        'A value that cannot be read is refused with 400, and “errors” lists all mistakes at once with the values that are taken: a program would not notice that a misspelt condition gave it the whole library. A blank value counts as none.',
      ),
      text(
        '读得懂但不起作用的写在 ignored 里：不认识的参数、第 16 个以后的词、找不了的词（只有一个重音符号）、没有词时的 relevance 排序。每个答复最多列 20 项。',
        'What can be read and has no effect stands in “ignored”: unknown parameters, words after the sixteenth, a word that is an accent alone, an order by relevance without words. An answer names 20 of them at most.',
      ),
      text(
        '错误都是 RFC 9457 的 application/problem+json。程序请看 code，它不会变；说明文字可能会改。',
        'Every refusal is application/problem+json of RFC 9457. Go by “code”, which stays; the words may change.',
      ),
    ],
  },
  {
    id: 'copy',
    title: text('保存副本', 'Keeping a copy'),
    paragraphs: [
      text(
        '逐页读取 /api/v1/cases。各页的 libraryVersion 应相同，不同说明其间库有变动，请从头再读。revision 和 updated 没变的案例，内容没有改；名次会随其他案例变动，需要时带上 ETag 再问一次。',
        'Read /api/v1/cases page by page. “libraryVersion” should be the same on all of them; where it is not, the library has changed meanwhile, so start again. A case whose “revision” and “updated” are what they were has not changed itself; its rank can move with other cases, so ask with the ETag where you need it.',
      ),
      text(
        '每个答复都有 ETag。把它放进 If-None-Match，没有变化时只得到 304。已撤回的案例答 410，请从副本中删除。',
        'Every answer has an ETag. Send it as If-None-Match and get a bare 304 where nothing has changed. A retired case answers 410: remove it from your copy.',
      ),
    ],
  },
  {
    id: 'limit',
    title: text('次数限制', 'Limit'),
    paragraphs: [
      text(
        '{limit}剩余次数见 RateLimit 头；用完后得到 429，Retry-After 是要等的秒数。304 也计一次。',
        '{limit} The RateLimit header says how many are left. After that comes 429, with the seconds to wait in Retry-After. A 304 counts as one.',
      ),
      text(
        '计数只在内存中保留一分钟，存的是地址的加密摘要，不写入日志或数据库。',
        'The count is kept in memory for a minute under a keyed digest of the address, and never in logs or the database.',
      ),
    ],
  },
  {
    id: 'licence',
    title: text('许可', 'Licence'),
    paragraphs: [
      text(
        '案例文字以 CC BY 4.0 发布，用时请注明“善度”和案例地址；事实与数据归各自来源所有，请一并注明。任何网页都可以直接读取本接口（CORS 开放），不需要密钥。',
        'The texts of the cases are under CC BY 4.0: name Shandu and the address of the case. Facts and figures belong to their sources; name those too. Any web page may read the interface directly (CORS is open), and no key is needed.',
      ),
    ],
  },
]

export const API_LIMIT = {
  some: text('每个客户端每分钟 {n} 次。', 'Each client has {n} requests a minute.'),
  none: text('本站没有设次数限制。', 'This site sets no limit.'),
} as const
