// The name of each page in the breadcrumb.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { campaignQuery } from '../../features/campaigns/api.ts';
import { nameOfCommand } from '../../features/commands/command-names.ts';
import { driverGroupQuery } from '../../features/driver-groups/api.ts';
import { tokenQuery } from '../../features/tokens/api.ts';
import { driverQuery } from '../../features/drivers/api.ts';
import { groupQuery } from '../../features/groups/api.ts';
import { mailQuery } from '../../features/mails/api.ts';
import { operatorQuery } from '../../features/operators/api.ts';
import { sessionQuery } from '../../features/sessions/api.ts';
import { stationQuery } from '../../features/stations/api.ts';

export function DashboardCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.dashboard');
}

export function ApiKeysCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.apiKeys');
}

export function AuthoritiesCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.authorities');
}

export function FirmwareCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.firmware');
}

export function AccountCrumb(): string {
  const { t } = useTranslation('app');
  return t('account');
}

export function GroupsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.groups');
}

export function GroupCrumb(): string {
  const { groupId } = useParams({ from: '/panel/groups/$groupId' });
  const { data } = useQuery(groupQuery(groupId));
  return data?.name ?? '…';
}

export function EditGroupCrumb(): string {
  const { t } = useTranslation('groups');
  return t('form.editTitle');
}

export function AddGroupCrumb(): string {
  const { t } = useTranslation('groups');
  return t('form.addTitle');
}

export function StationsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.stations');
}

export function StationCrumb(): string {
  const { stationId } = useParams({ from: '/panel/stations/$stationId' });
  const { data } = useQuery(stationQuery(stationId));
  return data?.identifier ?? '…';
}

export function EditStationCrumb(): string {
  const { t } = useTranslation('stations');
  return t('edit.title');
}

export function AddStationCrumb(): string {
  const { t } = useTranslation('stations');
  return t('add.title');
}

export function ImportStationsCrumb(): string {
  const { t } = useTranslation('stations');
  return t('import.title');
}

export function CampaignsCrumb(): string {
  const { t } = useTranslation('campaigns');
  return t('title');
}

export function CampaignCrumb(): string {
  const { t } = useTranslation('commands');
  const { campaignId } = useParams({ from: '/panel/stations/campaigns/$campaignId' });
  const { data } = useQuery(campaignQuery(campaignId));
  return data === undefined ? '…' : t(`name.${nameOfCommand(data)}`);
}

export function StrangersCrumb(): string {
  const { t } = useTranslation('stations');
  return t('strangers.title');
}

export function MailsCrumb(): string {
  const { t } = useTranslation('mails');
  return t('title');
}

export function MailCrumb(): string {
  const { mailId } = useParams({ from: '/panel/mails/$mailId' });
  const { data } = useQuery(mailQuery(mailId));
  return data?.to ?? '…';
}

export function SettingsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.settings');
}

export function ReportsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.reports');
}

export function SessionsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.sessions');
}

export function IssuesCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.issues');
}

export function ReviewCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.review');
}

export function SessionCrumb(): string {
  const { sessionId } = useParams({ from: '/panel/sessions/$sessionId' });
  const { data } = useQuery(sessionQuery(sessionId));
  return data === undefined ? '…' : String(data.transactionId);
}

export function AuditLogCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.auditLog');
}

export function OperatorsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.operators');
}

export function InviteCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.inviteOperator');
}

export function OperatorCrumb(): string {
  const { operatorId } = useParams({ from: '/panel/operators/$operatorId' });
  const { data } = useQuery(operatorQuery(operatorId));
  return data?.username ?? '…';
}

export function DriversCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.drivers');
}

export function AddDriverCrumb(): string {
  const { t } = useTranslation('drivers');
  return t('add');
}

export function ImportDriversCrumb(): string {
  const { t } = useTranslation('drivers');
  return t('sheet.title');
}

export function DriverCrumb(): string {
  const { driverId } = useParams({ from: '/panel/drivers/$driverId' });
  const { data } = useQuery(driverQuery(driverId));
  return data === undefined ? '…' : `${data.firstName} ${data.lastName}`.trim() || data.email;
}

export function TasksCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.tasks');
}

export function AddTaskCrumb(): string {
  const { t } = useTranslation('tasks');
  return t('form.addTitle');
}

export function EditTaskCrumb(): string {
  const { t } = useTranslation('tasks');
  return t('form.editTitle');
}

export function RunsCrumb(): string {
  const { t } = useTranslation('tasks');
  return t('runs.crumb');
}

export function DriverGroupsCrumb(): string {
  const { t } = useTranslation('app');
  return t('nav.driverGroups');
}

export function AddDriverGroupCrumb(): string {
  const { t } = useTranslation('driverGroups');
  return t('add');
}

export function DriverGroupCrumb(): string {
  const { driverGroupId } = useParams({ from: '/panel/driver-groups/$driverGroupId' });
  const { data } = useQuery(driverGroupQuery(driverGroupId));
  return data?.name ?? '…';
}

export function StatisticsCrumb(): string {
  const { t } = useTranslation('statistics');
  return t('title');
}

export function TokensCrumb(): string {
  const { t } = useTranslation('tokens');
  return t('title');
}

export function TokenCrumb(): string {
  const { tokenId } = useParams({ from: '/panel/tokens/$tokenId' });
  const { data } = useQuery(tokenQuery(tokenId));
  return data === undefined ? '…' : data.name || data.token;
}

export function ShownCrumb(): string {
  const { t } = useTranslation('tokens');
  return t('tab.shown');
}

export function WhyCrumb(): string {
  const { t } = useTranslation('presentations');
  return t('ask.title');
}
