/**
 * Names of kinds as paths and sentences spell them.
 *
 * @module
 */

/** `securityGroups` as it stands in paths, scopes and on the command line: `security-groups`. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const SPELLED: Readonly<Record<string, string>> = {
  vpc: 'VPC',
  vpcs: 'VPCs',
  vnic: 'vNIC',
  vnics: 'vNICs',
  nat: 'NAT',
  vpn: 'VPN',
  dhcp: 'DHCP',
  qos: 'QoS',
  ip: 'IP',
  ips: 'IPs',
  acl: 'ACL',
  acls: 'ACLs',
}

/** `networkAclEntry` in a sentence: `network ACL entry`. */
export const words = (name: string): string =>
  kebab(name)
    .split('-')
    .map((word) => SPELLED[word] ?? word)
    .join(' ')

/** `a VPC`, `an internet gateway`; what is named in the plural has no article: `DHCP options`. */
export function aWord(name: string): string {
  if (name.endsWith('Options')) return words(name)
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${words(name)}`
}
