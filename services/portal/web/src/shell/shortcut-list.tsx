import { Kbd, Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../session/session.ts';
import { destinationsOf } from './destinations.ts';

export function ShortcutList({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const shortcuts = [
    ['Ctrl + K', t('shortcuts.search')],
    ...destinationsOf(role).map(({ name, key }) => [`Alt + Maj + ${key}`, t(`go.${name}`)]),
    ['Alt + Maj + H', t('shortcuts.title')],
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Table>
        <Table.Tbody>
          {shortcuts.map(([keys, what]) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row">
                <Kbd>{keys}</Kbd>
              </Table.Th>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
