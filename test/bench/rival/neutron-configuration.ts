/** Neutron's configuration: Debian's own files, quotas lifted, everything in one folder. */
import { join } from 'node:path'

export interface Parts {
  readonly folder: string
  /** Debian's files. */
  readonly paste: string
  readonly uwsgi: string
}

const QUOTAS = ['network', 'subnet', 'port', 'router', 'security_group', 'security_group_rule']

export function configuration({ folder, paste, uwsgi }: Parts): Readonly<Record<string, string>> {
  const at = (name: string): string => join(folder, name)
  const own: Readonly<Record<string, string>> = {
    processes: '2',
    threads: '1',
    logto: at('uwsgi.log'),
    paste: `config:${at('api-paste.ini')}`,
    chdir: at('state'),
  }
  const lines = uwsgi.split('\n').flatMap((line) => {
    const [name = ''] = line.split(' = ')
    if (name === 'uid' || name === 'gid') return []
    return own[name] === undefined ? line : `${name} = ${own[name]}`
  })
  return {
    'api-paste.ini': paste,
    'uwsgi.ini': [...lines, 'disable-logging = true', ''].join('\n'),
    'neutron.conf': neutronConf(at),
  }
}

const neutronConf = (at: (name: string) => string): string => `[DEFAULT]
auth_strategy = noauth
core_plugin = ml2
service_plugins = router,metering,qos
transport_url = fake://
api_paste_config = ${at('api-paste.ini')}
state_path = ${at('state')}
log_file = ${at('neutron.log')}
use_stderr = False
debug = False
notify_nova_on_port_status_changes = False
notify_nova_on_port_data_changes = False
allow_automatic_dhcp_failover = False
allow_automatic_l3agent_failover = False
[database]
connection = mysql+pymysql://root@localhost/neutron?charset=utf8&unix_socket=${at('db.sock')}
max_pool_size = 40
max_overflow = 40
[oslo_concurrency]
lock_path = ${at('lock')}
[oslo_policy]
policy_dirs = /etc/neutron/policy.d
[quotas]
default_quota = 1000000
${QUOTAS.map((name) => `quota_${name} = 1000000`).join('\n')}
[ml2]
type_drivers = flat,vxlan
tenant_network_types = vxlan
mechanism_drivers = openvswitch
extension_drivers = port_security,qos
[ml2_type_vxlan]
vni_ranges = 1:100000
[securitygroup]
enable_security_group = True
`
