import { describe, expect, test } from 'vitest'
import { parseEnv } from '#app/env.server.ts'

describe(parseEnv, () => {
  test('has a default for everything, also where a variable is there and empty', () => {
    const defaults = {
      PORT: 3000,
      DATABASE_URL: 'sqlite:data/shandu.db',
      CASES_DIR: 'cases/library',
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
      API_REQUESTS_PER_MINUTE: 120,
      TRUST_PROXY: 0,
      REQUIRE_SECOND_FACTOR: [],
      MAIL_FROM: 'Shandu 善度 <noreply@localhost>',
    }
    expect(parseEnv({})).toEqual(defaults)
    expect(
      parseEnv({ PORT: '', HOST: '', DATABASE_URL: '', SITE_URL: '', SECRET_KEY: '', SMTP_URL: '', UNKNOWN: 'x' }),
    ).toEqual(defaults)
  })

  test('reads what is given', () => {
    const given = {
      PORT: '8080',
      HOST: '::1',
      DATABASE_URL: 'postgres://user:word@host:5432/name',
      CASES_DIR: '/srv/cases',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'development',
      SITE_URL: 'https://shandu.example.org/',
      API_REQUESTS_PER_MINUTE: '0',
      TRUST_PROXY: '2',
      REQUIRE_SECOND_FACTOR: 'admin, award-office',
      SECRET_KEY: 'a'.repeat(32),
      SMTP_URL: 'smtps://user:word@mail.example.org:465',
      MAIL_FROM: 'noreply@example.org',
    }
    expect(parseEnv(given)).toEqual({
      ...given,
      PORT: 8080,
      SITE_URL: 'https://shandu.example.org',
      API_REQUESTS_PER_MINUTE: 0,
      TRUST_PROXY: 2,
      REQUIRE_SECOND_FACTOR: ['admin', 'award-office'],
    })
  })

  test('knows proxies by their addresses too', () => {
    const { TRUST_PROXY } = parseEnv({ TRUST_PROXY: 'loopback, 10.0.0.0/8,fd00::/8, ::1' })
    expect(TRUST_PROXY).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8', '::1'])
  })

  test.each([
    ['PORT', 'x'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://host/name'],
    ['DATABASE_URL', 'sqlite:'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['SITE_URL', 'shandu.example.org'],
    ['SITE_URL', 'ftp://shandu.example.org'],
    ['API_REQUESTS_PER_MINUTE', '-1'],
    ['API_REQUESTS_PER_MINUTE', '1e3'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'loopback,,'],
    ['TRUST_PROXY', '10'],
    ['REQUIRE_SECOND_FACTOR', 'admin,boss'],
    ['SECRET_KEY', 'too short'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'Shandu <a@b.org>\r\nBcc: x@y.org'],
  ])('refuses %s=%s by name in both languages', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`^环境变量 ${name} .*\\n.* variable ${name} is wrong`))
  })

  test('names every wrong variable at once and never prints a value', () => {
    const wrong = { PORT: 'x', DATABASE_URL: 'mysql://user:secret@host/name' }
    expect(() => parseEnv(wrong)).toThrow(/PORT[\s\S]*DATABASE_URL/)
    expect(() => parseEnv(wrong)).not.toThrow(/secret/)
  })
})
