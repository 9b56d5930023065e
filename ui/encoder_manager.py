"""The encoder manager: which encoders are at hand, what is known of each, and what can be done with them."""

from qgis.core import QgsApplication
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontDatabase
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..encoder.encoders.library import DIGITS, SHIPPED_WITH, is_own
from ..processing.translation import tr
from . import encoder_text

NAME, FROM, DIMENSIONS, SIZE, DEFAULT = range(5)

ENTRY = Qt.ItemDataRole.UserRole


class EncoderManager(QWidget):
    """A list of the Encoders at hand, what is known of the chosen one below it, and buttons."""

    def __init__(self, encoders, parent=None):
        super().__init__(parent)
        self._encoders, self._dialog, self._wished = encoders, None, None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._status = QLabel()
        self._status.setWordWrap(True)
        layout.addWidget(self._status)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._list())
        above.addLayout(self._buttons())
        parts.addWidget(upper)
        parts.addWidget(self._details())
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        layout.addWidget(parts, 1)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.hide()
        layout.addWidget(self._message)
        encoders.changed.connect(self._refill)
        encoders.default_changed.connect(self._refill)
        encoders.added.connect(self._added)
        encoders.refused.connect(self._say)
        self._refill()
        encoders.look()

    def chosen(self):
        """Return the Entry that is chosen, or None."""
        item = self._tree.currentItem()
        return item.data(NAME, ENTRY) if item else None

    def choose(self, name):
        """Choose the encoder of a name."""
        for item in self._tree.findItems(name, Qt.MatchFlag.MatchExactly, NAME):
            self._tree.setCurrentItem(item)

    # Its parts.

    def _list(self):
        tree = QTreeWidget()
        tree.setObjectName("encoders")
        tree.setHeaderLabels([tr("Encoder"), tr("From"), tr("Dimensions"), tr("Size"), tr("This project")])
        tree.setRootIsDecorated(False)
        tree.setAlternatingRowColors(True)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        tree.setMinimumHeight(100)
        tree.setAccessibleName(tr("Encoders"))
        tree.currentItemChanged.connect(lambda _now, _before: self._show())
        self._tree = tree
        return tree

    def _buttons(self):
        row = QHBoxLayout()
        self._default = self._button(
            "/mActionProjectProperties.svg",
            tr("Use as this project's default"),
            tr("Algorithms and the live map of this project use it, unless they are told otherwise; save the project"),
            self._make_default,
        )
        self._remove = self._button(
            "/mActionDeleteSelected.svg", tr("Remove..."), tr("Delete the file of an encoder of your own"), self._delete
        )
        self._folder = self._button(
            "/mActionFileOpen.svg", tr("Show in folder"), tr("Show the file where it lies"), self._show_in_folder
        )
        importing = self._button(
            "/mActionFileNew.svg",
            tr("Import..."),
            tr("Turn a checkpoint of SatCLIP or GeoCLIP into an encoder"),
            self._import,
        )
        adding = self._button(
            "/mActionAdd.svg", tr("Add file..."), tr("Copy an encoder file that you were given to your own"), self._add
        )
        for button in (importing, adding, self._remove, self._folder):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._default)
        return row

    def _button(self, icon, text, tip, slot):
        button = QPushButton(QgsApplication.getThemeIcon(icon), text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: slot())
        return button

    def _details(self):
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 6, 0, 0)
        self._title = QLabel()
        font = QFont(self._title.font())
        font.setBold(True)
        font.setPointSizeF(1.2 * font.pointSizeF())
        self._title.setFont(font)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self._title)
        form, row = QFormLayout(), QHBoxLayout()
        self._fingerprint = QLineEdit()
        self._fingerprint.setReadOnly(True)
        self._fingerprint.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._fingerprint.setToolTip(
            tr("Equal fingerprints mean equal embeddings. Probes and projects name their encoder by it.")
        )
        row.addWidget(self._fingerprint, 1)
        self._copy = QToolButton()
        self._copy.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self._copy.setToolTip(tr("Copy the fingerprint"))
        self._copy.setAccessibleName(tr("Copy the fingerprint"))
        self._copy.clicked.connect(lambda _checked: QgsApplication.clipboard().setText(self._fingerprint.text()))
        row.addWidget(self._copy)
        form.addRow(tr("Fingerprint"), row)
        layout.addLayout(form)
        self._tabs = QTabWidget()
        self._about, self._scores, self._card = _Reader(), _Reader(), _Reader()
        for reader, title in ((self._about, tr("About")), (self._scores, tr("Scores")), (self._card, tr("Model card"))):
            self._tabs.addTab(reader, title)
        layout.addWidget(self._tabs, 1)
        return box

    # What it shows.

    def _refill(self):
        default, chosen = self._encoders.default(), self.chosen()
        wished = self._wished or (chosen.path if chosen else None)
        self._tree.blockSignals(True)
        self._tree.clear()
        for entry in self._encoders.entries:
            used = entry.fingerprint == default.fingerprint if default else entry.origin == SHIPPED_WITH
            dim = "" if entry.problem else str(entry.dim)
            origin = tr("Cannot be read") if entry.problem else encoder_text.origin_of(entry)
            mark = tr("default") if used else ""
            item = QTreeWidgetItem([entry.name, origin, dim, encoder_text.size_of(entry), mark])
            item.setData(NAME, ENTRY, entry)
            item.setToolTip(NAME, str(entry.path))
            for column in (DIMENSIONS, SIZE):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if entry.problem:
                item.setIcon(NAME, QgsApplication.getThemeIcon("/mIconWarning.svg"))
            elif used:
                font = item.font(NAME)
                font.setBold(True)
                for column in (NAME, DEFAULT):
                    item.setFont(column, font)
            self._tree.addTopLevelItem(item)
            if entry.path == wished:
                self._tree.setCurrentItem(item)
                self._wished = None
        if self._tree.currentItem() is None and self._tree.topLevelItemCount():
            self._tree.setCurrentItem(self._tree.topLevelItem(0))
        self._tree.blockSignals(False)
        self._say_status(default)
        self._show()

    def _say_status(self, default):
        if self._encoders.missing:
            self._status.setText("\n".join(f"{who}: {error}." for who, error in self._encoders.missing))
        elif not self._encoders.looked:
            self._status.setText(tr("Looking at the files ..."))
        elif default:
            self._status.setText(tr("This project uses {}.", default.name))
        else:
            self._status.setText(
                tr("This project uses the encoder that ships. Choose another, and make it the project's default.")
            )
        self._status.setTextFormat(Qt.TextFormat.PlainText)

    def _show(self):
        entry, default = self.chosen(), self._encoders.default()
        usable = entry is not None and not entry.problem
        self._title.setText(entry.name if entry else "")
        self._fingerprint.setText(entry.fingerprint if usable else "")
        self._fingerprint.setCursorPosition(0)
        self._copy.setEnabled(usable)
        self._about.setHtml(encoder_text.about(entry) if entry else "")
        self._scores.setHtml(encoder_text.scores(entry) if usable else "")
        self._card.show_markdown(entry.card if usable else "")
        self._tabs.setTabEnabled(self._tabs.indexOf(self._scores), usable)
        self._tabs.setTabEnabled(self._tabs.indexOf(self._card), usable and bool(entry.card))
        used = default.fingerprint if default else None
        is_default = usable and (entry.fingerprint == used if used else entry.origin == SHIPPED_WITH)
        self._default.setEnabled(usable and not is_default)
        self._remove.setEnabled(entry is not None and is_own(entry.path))
        self._folder.setEnabled(entry is not None)

    def _say(self, text):
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setText(text)
        self._message.setVisible(bool(text))

    # What a person does.

    def _make_default(self):
        self._say("")
        self._encoders.make_default(self.chosen())

    def _import(self):
        import processing

        self._say("")
        self._dialog = processing.createAlgorithmDialog("placeprint:importencoder", {})
        if QApplication.activeModalWidget() is not None:
            # QGIS's options stand before all windows that are not modal too.
            self._dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._dialog.show()

    def _add(self):
        path, _ = QFileDialog.getOpenFileName(self, tr("Add an encoder file"), "", tr("Encoder files (*.npz)"))
        if path:
            self._say("")
            self._encoders.add(path)

    def _added(self, entry):
        self._wished = entry.path

    def _delete(self):
        entry = self.chosen()
        default = self._encoders.default()
        question = tr(
            "Delete the file {} for good? Probes and projects that name {} ({}) will miss it.",
            entry.path,
            entry.name,
            entry.fingerprint[:DIGITS] or tr("no fingerprint"),
        )
        if default is not None and default.fingerprint == entry.fingerprint:
            question += "\n\n" + tr("It is the default of this project.")
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        answer = QMessageBox.question(self, tr("Remove encoder"), question, buttons, QMessageBox.StandardButton.No)
        if answer == QMessageBox.StandardButton.Yes:
            self._say("")
            self._encoders.remove(entry)

    def _show_in_folder(self):
        QgsGui.nativePlatformInterface().openFileExplorerAndSelectFile(str(self.chosen().path))


class EncoderDialog(QDialog):
    """The manager in a window of its own."""

    def __init__(self, encoders, parent=None):
        super().__init__(parent)
        self.setObjectName("PlaceprintEncoders")
        self.setWindowTitle(tr("Location encoders"))
        layout = QVBoxLayout(self)
        self.manager = EncoderManager(encoders)
        layout.addWidget(self.manager)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(QSize(780, 640))


class _Reader(QTextBrowser):
    """Shows a text of a file, which may be anybody's: it fetches nothing and leads nowhere."""

    def __init__(self):
        super().__init__()
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)

    def loadResource(self, _kind, _url):
        return None

    def show_markdown(self, text):
        # Qt reads it from 5.14 on.
        if hasattr(self, "setMarkdown"):
            self.setMarkdown(text)
        else:
            self.setPlainText(text)
