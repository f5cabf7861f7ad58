import { expect, test } from 'vitest'
import { weft } from '../support/cli.ts'
import { folderOf } from '../support/folder-of.ts'

const dump = 'examples/aws'
const batch = (file: string, stdin = '') => weft(['trace', '--aws', dump, '--batch', file], stdin)

const line = (id: unknown, port: number) =>
  JSON.stringify({ id, from: 'web-1', to: 'db-1', protocol: 'tcp', port })

const parsed = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Record<string, unknown>)

test('each line is answered by one line, in the same order', async () => {
  const { exitCode, out, err } = await batch('-', `${line('a', 5432)}\n\n${line('b', 22)}`)
  expect(parsed(out)).toMatchObject([
    { id: 'a', verdict: 'delivered', forward: { disposition: 'delivered' }, reply: {} },
    { id: 'b', verdict: 'dropped', reason: 'SG_INGRESS_NO_RULE' },
  ])
  expect([exitCode, err]).toEqual([0, ''])
})

test('a line that cannot be asked is answered with its error, and the rest goes on', async () => {
  const bad = ['{"id":"c"', '{"id":"d","from":"x","to":"db-1","protocol":"tcp"}', '{"id":"e"}']
  const { exitCode, out, err } = await batch('-', [...bad, line('f', 5432)].join('\r\n'))
  expect(parsed(out)).toMatchObject([
    { id: null, error: { code: 'body_malformed' } },
    { id: 'd', error: { code: 'endpoint_unknown' } },
    { id: 'e', error: { code: 'invalid_fields' } },
    { id: 'f', verdict: 'delivered' },
  ])
  expect(exitCode).toBe(2)
  expect(err).toContain('3 of 4 lines could not be asked')
})

test('a file is read as well as stdin', async () => {
  const folder = folderOf({ 'questions.jsonl': `${line(1, 5432)}\n` })
  const { exitCode, out } = await batch(`${folder}/questions.jsonl`)
  expect(exitCode).toBe(0)
  expect(parsed(out)).toMatchObject([{ id: 1, verdict: 'delivered' }])
})

test('an empty batch has an empty answer', async () => {
  expect(await batch('-', '\n')).toEqual({ exitCode: 0, out: '', err: '' })
})

test('no file is a network that could not be loaded; a question in the flags is wrong usage', async () => {
  expect((await batch('no-such-file')).exitCode).toBe(3)
  const mixed = await weft(['trace', '--aws', dump, '--batch', '-', '--from', 'web-1'])
  expect(mixed).toMatchObject({ exitCode: 2, err: expect.stringContaining('--from belongs') })
})
