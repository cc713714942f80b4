import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { z } from 'zod'
import { ROLES } from './access/roles.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** What each variable must look like, in the words an operator reads when the start is refused. */
const EXPECTED = {
  PORT: { 'zh-CN': '0 到 65535 之间的整数', en: 'a whole number from 0 to 65535' },
  HOST: { 'zh-CN': '要监听的主机名或 IP 地址', en: 'a host name or IP address to listen on' },
  DATABASE_URL: { 'zh-CN': 'sqlite:文件路径 或 postgres://…', en: 'sqlite:path/to/file or postgres://…' },
  CASES_DIR: { 'zh-CN': '案例文件夹的路径', en: 'the path of the folder with the cases' },
  LOG_LEVEL: { 'zh-CN': `以下之一：${LOG_LEVELS.join('、')}`, en: `one of ${LOG_LEVELS.join(', ')}` },
  NODE_ENV: {
    'zh-CN': '以下之一：development、production、test',
    en: 'one of development, production, test',
  },
  SITE_URL: {
    'zh-CN': '站点的完整网址，例如 https://shandu.example.org；设了 SMTP_URL 就必须填写，信里的链接要用',
    en: "the site's full address, such as https://shandu.example.org; needed beside SMTP_URL, for the links in letters",
  },
  API_REQUESTS_PER_MINUTE: {
    'zh-CN': '0 到 1000000 之间的整数，0 为不限',
    en: 'a whole number from 0 to 1000000, 0 for no limit',
  },
  TRUST_PROXY: {
    'zh-CN': '前面代理的层数（0 到 9），或代理的 IP 地址、网段、loopback、linklocal、uniquelocal，用逗号隔开',
    en: 'how many proxies stand in front (0 to 9), or their IP addresses, subnets, loopback, linklocal, uniquelocal, with commas between',
  },
  REQUIRE_SECOND_FACTOR: {
    'zh-CN': `以下角色中的一个或几个，用逗号隔开：${ROLES.join('、')}；留空为都不要求`,
    en: `one or more of ${ROLES.join(', ')}, with commas between; empty for none`,
  },
  SECRET_KEY: { 'zh-CN': '至少 32 个字符', en: 'at least 32 characters' },
  SMTP_URL: { 'zh-CN': 'smtp://用户:密码@主机:端口 或 smtps://…', en: 'smtp://user:password@host:port or smtps://…' },
  MAIL_FROM: {
    'zh-CN': '发件人地址，例如 善度 <noreply@example.org>',
    en: 'the sender, such as Shandu <noreply@example.org>',
  },
} as const

/** An address, a subnet, or a name that express knows for one. */
function isProxy(part: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(part)) return true
  const [address = '', bits, ...rest] = part.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

const settings = z.object({
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(65535)).default(3000),
  /** Absent: every address of the machine, IPv6 and IPv4. */
  HOST: z.string().regex(/^[^\s/]+$/).optional(), // prettier-ignore
  DATABASE_URL: z
    .string()
    .regex(/^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/)
    .default('sqlite:data/shandu.db'),
  CASES_DIR: z.string().default('cases/library'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Where readers reach the site: for citations and previews. Absent: their addresses name no host. */
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** For each client of /api; 0: no limit. */
  API_REQUESTS_PER_MINUTE: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(1_000_000)).default(120), // prettier-ignore
  /** Whose X-Forwarded-For is believed. By default nobody's: anyone can write one. */
  TRUST_PROXY: z
    .string()
    .refine((value) => /^\d$/.test(value) || value.split(',').every((part) => isProxy(part.trim())))
    .transform((value) => (/^\d$/.test(value) ? Number(value) : value.split(',').map((part) => part.trim())))
    .default(0),
  /** Roles that hold no right until a second factor is set up. */
  REQUIRE_SECOND_FACTOR: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(ROLES)))
    .default([]),
  /** Seals what must be read again. Absent: a key file beside the database. Several machines need the same. */
  SECRET_KEY: z.string().min(32).optional(),
  /** Where letters go out. Absent: links are shown to the administrator instead. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/)
    .default('Shandu 善度 <noreply@localhost>'),
} satisfies Record<keyof typeof EXPECTED, z.ZodType>)

// What a request calls this site can be written by anybody, and a letter must lead nowhere else.
const environment = settings.refine(({ SMTP_URL, SITE_URL }) => SMTP_URL === undefined || SITE_URL !== undefined, {
  path: ['SITE_URL'],
})

export type Env = z.infer<typeof environment>

/**
 * Reads the settings. An empty variable counts as absent.
 * @throws Error whose message names each wrong variable in Chinese and English, and no value: an address of a database
 * can hold a password.
 */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (parsed.success) return parsed.data
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof typeof EXPECTED))]
  throw new Error(
    names
      .flatMap((name) => [
        `环境变量 ${name} 的值不对，应为${EXPECTED[name]['zh-CN']}。`,
        `The environment variable ${name} is wrong: it should be ${EXPECTED[name].en}.`,
      ])
      .join('\n'),
  )
}

function readEnv(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    return parseEnv(process.env)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

/** The settings of this process, from the environment and `.env`. */
export const env: Env = readEnv()
