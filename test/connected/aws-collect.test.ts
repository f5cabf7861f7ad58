import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const COLLECT = join(import.meta.dirname, '../../infra/aws/collect.sh')
const POLICY = join(import.meta.dirname, '../../infra/aws/collect-policy.json')

/** Stands in for the AWS CLI: writes down each call, refuses one, and knows one of each list. */
const FAKE_AWS = `#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$CALLS"
case "$*" in
  *get-caller-identity*) echo 111122223333 ;;
  *describe-network-acls*) echo 'UnauthorizedOperation' >&2; exit 254 ;;
  *--output\\ text*LoadBalancerArn*) echo arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1 ;;
  *--output\\ text*ListenerArn*) echo arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/web/1/2 ;;
  *--output\\ text*TargetGroupArn*) echo arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/3 ;;
  *--output\\ text*) printf 'one-a\\tone-b\\n' ;;
  *) echo '{}' ;;
esac
`

const directory = mkdtempSync(join(tmpdir(), 'weft-collect-'))
const calls = join(directory, 'calls')
const out = join(directory, 'out')
let said = { stdout: '', stderr: '' }

const run = (args: readonly string[]) =>
  promisify(execFile)('bash', [COLLECT, ...args], {
    env: { ...process.env, PATH: `${directory}${delimiter}${process.env['PATH']}`, CALLS: calls },
  })

beforeAll(async () => {
  writeFileSync(join(directory, 'aws'), FAKE_AWS)
  chmodSync(join(directory, 'aws'), 0o755)
  said = await run(['--region', 'eu-west-1,us-east-1', '--profile', 'audit', '--out', out])
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** `ec2 describe-vpcs` is the action `ec2:DescribeVpcs`. */
function actionsCalled(): ReadonlySet<string> {
  const prefixes: Readonly<Record<string, string>> = {
    elb: 'elasticloadbalancing',
    elbv2: 'elasticloadbalancing',
  }
  const lines = readFileSync(calls, 'utf8').split('\n')
  const actions = lines.flatMap((line) => {
    const match = /\b(ec2|elb|elbv2|directconnect) ([a-z][a-z0-9-]+)/.exec(line)
    const [, service = '', operation = ''] = match ?? []
    if (match === null) return []
    const words = operation.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    return [`${prefixes[service] ?? service}:${words.join('')}`]
  })
  return new Set(actions)
}

test('the policy allows exactly the calls that are made', () => {
  const policy = JSON.parse(readFileSync(POLICY, 'utf8')) as {
    Statement: readonly { Action: readonly string[] }[]
  }
  expect([...actionsCalled()].sort()).toEqual(policy.Statement.flatMap(({ Action }) => Action))
})

test('only reading calls are made', () => {
  for (const action of actionsCalled()) expect(action).toMatch(/:(Describe|Get|Search)/)
})

test('a call that is refused is named and left out, and the rest goes on', () => {
  expect(said.stderr).toContain('left out: aws ec2 describe-network-acls: UnauthorizedOperation')
  expect(said.stderr).toContain('2 calls were left out')
  const files = readdirSync(join(out, 'accounts/111122223333/us-east-1'))
  expect(files).not.toContain('NetworkAcls.json')
  expect(files).toContain('SecurityGroups.json')
  expect(files.filter((file) => !file.endsWith('.json'))).toEqual([])
})

test('each region of the account gets a directory of its own', () => {
  expect(readdirSync(join(out, 'accounts/111122223333')).sort()).toEqual(['eu-west-1', 'us-east-1'])
})

test('answers that do not say what they are about get the id written beside them', () => {
  const made = readFileSync(calls, 'utf8')
  expect(made).toContain("TransitGatewayRoutes: [{TransitGatewayRouteTableId: 'one-a'")
  expect(made).toContain("LoadBalancerTargetHealth: [{TargetGroupArn: 'arn:aws:")
})

test('the keys of VPN connections are never fetched into a file', () => {
  const vpn = readFileSync(calls, 'utf8').match(/describe-vpn-connections --query .*/)?.[0]
  expect(vpn).toBeDefined()
  expect(vpn).not.toContain('CustomerGatewayConfiguration')
})

test('without a region it says how it is called', async () => {
  await expect(run(['--out', out])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('name at least one --region') as string,
  })
})
