import { Button, type ButtonProps, Loader, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../shell/as-of.ts';
import type { Subject } from './subject.ts';

const ActionForm = lazy(() =>
  import('./action-form.tsx').then(({ ActionForm: form }) => ({ default: form })),
);

interface ActionButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'fullWidth' | 'color'> {
  /** As the reference writes it: `/api/programmation/sessions/{session}/open`. */
  readonly path: string;
  readonly address: string;
  /** The words of the button, and of the dialog that it opens. */
  readonly label: string;
  /** Fewer words on the button itself, where its place says the rest; they begin the label. */
  readonly short?: string;
  /** What the person should know before they do it. */
  readonly explain?: string;
  readonly tag?: string | undefined;
  readonly subject?: Partial<Subject>;
  /** Fields that the place of the button says already: sent, not asked. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** What else is sent, worked out from what was typed; not asked either. */
  readonly derived?: Derived;
}

interface Derived {
  readonly fields: readonly string[];
  readonly of: (typed: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

const nothing: Readonly<Record<string, unknown>> = {};

/** A command behind a button: its form opens in a dialog. It waits while the screen shows the past. */
export function ActionButton({
  path,
  address,
  label,
  short,
  explain,
  tag,
  subject,
  given = nothing,
  derived,
  ...look
}: ActionButtonProps) {
  const { t } = useTranslation();
  const past = useAsOf() !== undefined;
  const without = useMemo(() => [...Object.keys(given), ...(derived?.fields ?? [])], [given, derived]);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" {...look} disabled={past} onClick={open}>
        {short === undefined ? (
          label
        ) : (
          <>
            {short}
            <span className="visually-hidden"> {label.slice(short.length)}</span>
          </>
        )}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={label}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {explain && (
          <Text mb="sm" maw="60ch">
            {explain}
          </Text>
        )}
        <Suspense fallback={<Loader />}>
          <ActionForm
            path={path}
            address={address}
            tag={tag}
            subject={{ lines: [], holders: [], ...subject }}
            summary={label}
            without={without}
            bodyOf={(typed) => ({ ...typed, ...given, ...derived?.of(typed) })}
            onDone={close}
          />
        </Suspense>
      </Modal>
    </>
  );
}
