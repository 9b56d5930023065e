"""The panel: the references, how the map shows what is like them, and the list of the most similar places.

It shows and asks; what then happens is for `live_similarity`.
"""

import os
from typing import NamedTuple

from qgis.core import QgsApplication, QgsSettings, QgsStyle
from qgis.gui import QgsCollapsibleGroupBox, QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QActionGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QStackedWidget,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..encoder.earth.gazetteer import place_name
from ..encoder.encoders.library import SHIPPED_WITH, EncoderRef
from ..encoder.encoders.location_encoder import SHIPPED
from ..encoder.similarity.reference_set import COMBINATIONS
from ..processing.translation import number, tr
from .live_layer import OWN_RAMP
from .reference_list import LAT, LIKE, LON, PLACE
from .reference_tool import ADD_LIKE, ADD_UNLIKE, CHOOSE

SETTINGS = "placeprint/similarity/"
ENCODER_SETTINGS = ("encoder", "fingerprint")

FINGERPRINT = Qt.ItemDataRole.UserRole + 1
"""What an encoder in the list has beside its path."""

BEGIN = (
    "<p><b>Where is the world like here?</b></p><p>Click a place on the map, or type one above: the map shows where "
    "the world is like it. Drag the mark, and the map follows.</p><p>Shift and a click adds a place to be like, "
    "Ctrl and a click one not to be like.</p>"
)


class Display(NamedTuple):
    """How the map shows similarity; remembered from one session to the next."""

    ramp: str = OWN_RAMP
    threshold: float = -1.0
    land_only: bool = True
    combine: str = COMBINATIONS[0]
    encoder: EncoderRef = EncoderRef()

    @classmethod
    def remembered(cls):
        """Return the Display of the last session."""
        settings = QgsSettings()
        return cls(
            settings.value(SETTINGS + "ramp", cls().ramp, type=str),
            settings.value(SETTINGS + "threshold", cls().threshold, type=float),
            settings.value(SETTINGS + "land_only", cls().land_only, type=bool),
            settings.value(SETTINGS + "combine", cls().combine, type=str),
            EncoderRef(*(settings.value(SETTINGS + name, "", type=str) or None for name in ENCODER_SETTINGS)),
        )

    def remember(self):
        """Keep it for the next session."""
        settings = QgsSettings()
        for name, value in (*self._asdict().items(), *zip(ENCODER_SETTINGS, self.encoder)):
            if not isinstance(value, EncoderRef):
                settings.setValue(SETTINGS + name, "" if value is None else value)


class SimilarityDock(QgsDockWidget):
    """The panel 'Similar places' for a ReferenceList."""

    place_typed = pyqtSignal(str, bool)
    """A place, as a person types it, and whether it is one to be like."""
    selection_wanted = pyqtSignal(bool)
    """The selected features of the active layer are to be places to be like, or not to be like."""
    mode_chosen = pyqtSignal(str)
    display_changed = pyqtSignal()
    search_changed = pyqtSignal()
    """The most similar places are wanted, or wanted otherwise."""
    place_wanted = pyqtSignal(float, float)
    """The map is to go to a longitude and latitude."""
    export_wanted = pyqtSignal()
    copy_wanted = pyqtSignal()
    encoders_wanted = pyqtSignal()

    def __init__(self, references, display, parent=None):
        super().__init__(tr("Similar places"), parent)
        self.setObjectName("PlaceprintSimilarPlaces")
        self._references = references
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.addWidget(self._tools())
        layout.addLayout(self._entry())
        layout.addWidget(self._table(), 2)
        layout.addWidget(self._under_the_cursor())
        layout.addWidget(self._display(display))
        layout.addWidget(self._analogues(), 3)
        self.setWidget(content)
        references.changed.connect(self._references_changed)
        self._references_changed()

    # What it shows.

    def display(self):
        """Return the Display that is chosen."""
        return Display(
            self._ramp.currentText(),
            self._threshold.value(),
            self._land_only.isChecked(),
            COMBINATIONS[self._combine.currentIndex()],
            self._chosen_encoder(),
        )

    def set_display(self, display):
        """Show a Display, and tell nobody."""
        widgets = (self._ramp, self._threshold, self._land_only, self._combine, self._encoder)
        for widget in widgets:
            widget.blockSignals(True)
        self._ramp.setCurrentText(display.ramp)
        self._threshold.setValue(display.threshold)
        self._land_only.setChecked(display.land_only)
        self._combine.setCurrentIndex(COMBINATIONS.index(display.combine) if display.combine in COMBINATIONS else 0)
        self._choose_encoder(display.encoder)
        for widget in widgets:
            widget.blockSignals(False)

    def set_encoders(self, entries, default):
        """Offer the encoders of Entries, one of which has the fingerprint `default`, the project's, or None has."""
        chosen = self._chosen_encoder()
        self._encoder.blockSignals(True)
        self._encoder.clear()
        self._offer_encoder(tr("{} (shipped)", SHIPPED), None, None)
        for entry in entries:
            if entry.origin != SHIPPED_WITH and not entry.problem:
                name = tr("{} (project default)", entry.name) if entry.fingerprint == default else entry.name
                self._offer_encoder(name, str(entry.path), entry.fingerprint)
        self._encoder.addItem(tr("Another file..."), "")
        self._choose_encoder(chosen)
        self._encoder.blockSignals(False)

    def search(self):
        """Return (count, metres): how many similar places are wanted, at least so far from the references and each
        other."""
        return self._count.value(), 1000.0 * self._distance.value()

    def wants_analogues(self):
        """Return whether the list of the most similar places is open."""
        return not self._analogue_box.isCollapsed()

    def show_value(self, text):
        """Show what is known of the place under the cursor."""
        self._value.setText(text)

    def show_message(self, text):
        """Say what came of what was typed."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def show_searching(self):
        """Show that the most similar places are being looked for."""
        self.show_no_analogues(tr("Looking for them ..."))

    def show_no_analogues(self, why):
        """Say why there is no list of the most similar places."""
        self._analogue_hint.setText(why)
        self._analogue_stack.setCurrentIndex(0)

    def show_analogues(self, analogues):
        """Show a list of (lon, lat, similarity, metres), or a hint where there is none."""
        self._analogue_table.setRowCount(len(analogues))
        for row, (lon, lat, similarity, metres) in enumerate(analogues):
            cells = (number(similarity, 2), place_name(lon, lat), tr("{} km", number(metres / 1000)))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, (lon, lat))
                item.setToolTip(tr("{:.2f}, {:.2f}: double-click to go there", lon, lat))
                if column != 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._analogue_table.setItem(row, column, item)
        if not analogues:
            self._analogue_hint.setText(
                tr("No place is that far away.")
                if self._references.places(True)
                else tr("Choose a place to see the most similar ones.")
            )
        self._analogue_stack.setCurrentIndex(1 if analogues else 0)

    # Its parts, from top to bottom.

    def _tools(self):
        bar = QToolBar()
        bar.setIconSize(QSize(18, 18))
        modes = QActionGroup(self)
        for mode, icon, text, tip in (
            (CHOOSE, "/mActionCapturePoint.svg", tr("Choose"), tr("A click chooses one place")),
            (ADD_LIKE, "/symbologyAdd.svg", tr("Like"), tr("A click adds a place to be like (Shift and a click)")),
            (
                ADD_UNLIKE,
                "/symbologyRemove.svg",
                tr("Unlike"),
                tr("A click adds a place not to be like (Ctrl and a click)"),
            ),
        ):
            action = modes.addAction(QAction(QgsApplication.getThemeIcon(icon), text, self))
            action.setCheckable(True)
            action.setChecked(mode == CHOOSE)
            action.setToolTip(tip)
            action.triggered.connect(lambda _checked, mode=mode: self.mode_chosen.emit(mode))
            bar.addAction(action)
        bar.addSeparator()
        stack = self._references.undo_stack
        # Kept, for some versions of PyQt leave them to Python although they have a parent.
        self._undoing = (stack.createUndoAction(self, tr("Undo")), stack.createRedoAction(self, tr("Redo")))
        for action, icon, key in zip(
            self._undoing,
            ("/mActionUndo.svg", "/mActionRedo.svg"),
            (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo),
        ):
            action.setIcon(QgsApplication.getThemeIcon(icon))
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
            bar.addAction(action)
        self._remove = self._action("/mActionDeleteSelected.svg", tr("Remove"), tr("Remove the chosen places (Delete)"))
        self._remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._remove.triggered.connect(self._remove_chosen)
        self.addAction(self._remove)
        bar.addAction(self._remove)
        bar.addSeparator()
        self._export = self._action(
            "/mActionFileSave.svg", tr("Export..."), tr("Compute a raster of this map, as exactly as you like")
        )
        self._export.triggered.connect(self.export_wanted)
        bar.addAction(self._export)
        self._copy = self._action(
            "/mActionEditCopy.svg", tr("Copy command"), tr("Copy this map as a command of qgis_process")
        )
        self._copy.triggered.connect(self.copy_wanted)
        bar.addAction(self._copy)
        # Qt leaves the buttons of a tool bar out of the way of the Tab key.
        for button in bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return bar

    def _entry(self):
        layout = QVBoxLayout()
        row = QHBoxLayout()
        self._place = QLineEdit()
        self._place.setClearButtonEnabled(True)
        self._place.setPlaceholderText(tr("Town, or longitude latitude"))
        self._place.setToolTip(
            tr("A town of the world, 114.17 22.28, or the name of a feature of the active layer; Enter adds it")
        )
        self._place.returnPressed.connect(lambda: self._typed(True))
        row.addWidget(self._place, 1)
        for like, icon, tip in (
            (True, "/symbologyAdd.svg", tr("Add it as a place to be like (Enter)")),
            (False, "/symbologyRemove.svg", tr("Add it as a place not to be like")),
        ):
            button = QToolButton()
            button.setIcon(QgsApplication.getThemeIcon(icon))
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked, like=like: self._typed(like))
            row.addWidget(button)
        selection = QToolButton()
        selection.setIcon(QgsApplication.getThemeIcon("/mActionOpenTableSelected.svg"))
        selection.setToolTip(tr("Add the selected features of the active layer"))
        selection.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(selection)
        like = menu.addAction(tr("Selected features: to be like"))
        unlike = menu.addAction(tr("Selected features: not to be like"))
        like.triggered.connect(lambda: self.selection_wanted.emit(True))
        unlike.triggered.connect(lambda: self.selection_wanted.emit(False))
        selection.setMenu(menu)
        row.addWidget(selection)
        layout.addLayout(row)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.hide()
        layout.addWidget(self._message)
        return layout

    def _table(self):
        table = QTableView()
        table.setModel(self._references)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(22)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        table.setMinimumHeight(90)
        table.setToolTip(tr("Tick: like this place; no tick: unlike it. Double-click a number to change it."))
        table.doubleClicked.connect(self._table_double_clicked)
        self._reference_table = table
        hint = QLabel(tr(BEGIN))
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint.setMargin(6)
        self._stack = QStackedWidget()
        self._stack.addWidget(hint)
        self._stack.addWidget(table)
        return self._stack

    def _under_the_cursor(self):
        self._value = QLabel()
        self._value.setToolTip(
            tr("Similarity under the cursor: 1 is the reference itself, about 0 the average of the land")
        )
        return self._value

    def _display(self, display):
        box = QgsCollapsibleGroupBox(tr("Display"))
        box.setSettingGroup("placeprint")
        form = QFormLayout(box)
        self._ramp = QComboBox()
        self._ramp.addItem(OWN_RAMP)
        self._ramp.addItems(QgsStyle.defaultStyle().colorRampNames())
        form.addRow(tr("Colours"), self._ramp)
        self._threshold = QDoubleSpinBox()
        self._threshold.setRange(-1.0, 1.0)
        self._threshold.setSingleStep(0.05)
        self._threshold.setSpecialValueText(tr("nothing"))
        self._threshold.setToolTip(tr("Places less similar than this are not drawn"))
        form.addRow(tr("Hide below"), self._threshold)
        self._combine = QComboBox()
        self._combine.addItems([tr("what they have in common"), tr("at least one of them")])
        self._combine.setToolTip(tr("What a place is to be like, where there are several"))
        form.addRow(tr("Several places"), self._combine)
        self._encoder = QComboBox()
        # Names may be long, and the panel is narrow.
        self._encoder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._encoder.setMinimumContentsLength(12)
        self._encoder.setToolTip(tr("The location encoder that says what is similar"))
        self.set_encoders([], None)
        manage = QToolButton()
        manage.setIcon(QgsApplication.getThemeIcon("/mActionOptions.svg"))
        manage.setText(tr("Encoders"))
        manage.setToolTip(tr("Location encoders: what they are, import and add others, choose the project's default"))
        manage.clicked.connect(lambda _checked: self.encoders_wanted.emit())
        row = QHBoxLayout()
        row.addWidget(self._encoder, 1)
        row.addWidget(manage)
        form.addRow(tr("Encoder"), row)
        self._land_only = QCheckBox(tr("Land only"))
        form.addRow("", self._land_only)
        self.set_display(display)
        self._ramp.currentIndexChanged.connect(lambda _index: self.display_changed.emit())
        self._threshold.valueChanged.connect(lambda _value: self.display_changed.emit())
        self._combine.currentIndexChanged.connect(lambda _index: self.display_changed.emit())
        self._encoder.activated.connect(self._encoder_chosen)
        self._land_only.toggled.connect(lambda _checked: self.display_changed.emit())
        return box

    def _analogues(self):
        box = QgsCollapsibleGroupBox(tr("Most similar places"))
        box.setSettingGroup("placeprint")
        layout = QVBoxLayout(box)
        row = QHBoxLayout()
        self._count = QSpinBox()
        self._count.setRange(1, 500)
        self._distance = QSpinBox()
        self._distance.setRange(0, 20_000)
        self._distance.setSingleStep(100)
        self._distance.setSuffix(tr(" km"))
        settings = QgsSettings()
        self._count.setValue(settings.value(SETTINGS + "count", 20, type=int))
        self._distance.setValue(settings.value(SETTINGS + "distance", 1000, type=int))
        for text, spin in ((tr("The first"), self._count), (tr("at least"), self._distance)):
            row.addWidget(QLabel(text))
            row.addWidget(spin)
            spin.valueChanged.connect(self._search_changed)
            spin.setKeyboardTracking(False)
        self._distance.setToolTip(tr("From the references, and from each other"))
        row.addWidget(QLabel(tr("apart")))
        row.addStretch(1)
        layout.addLayout(row)
        table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([tr("Similarity"), tr("Place"), tr("Distance")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(22)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        # Enter does what a double-click does.
        table.activated.connect(self._go_to_analogue)
        self._analogue_table = table
        self._analogue_hint = QLabel()
        self._analogue_hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._analogue_hint.setWordWrap(True)
        self._analogue_stack = QStackedWidget()
        self._analogue_stack.addWidget(self._analogue_hint)
        self._analogue_stack.addWidget(table)
        layout.addWidget(self._analogue_stack)
        box.collapsedStateChanged.connect(lambda collapsed: collapsed or self.search_changed.emit())
        self._analogue_box = box
        return box

    # What happens in it.

    def _action(self, icon, text, tip):
        action = QAction(QgsApplication.getThemeIcon(icon), text, self)
        action.setToolTip(tip)
        return action

    def _references_changed(self):
        some, like = bool(self._references.references), bool(self._references.places(True))
        self._stack.setCurrentIndex(1 if some else 0)
        self._remove.setEnabled(some)
        self._export.setEnabled(like)
        self._copy.setEnabled(like)
        if not like:
            self.show_analogues([])

    def _remove_chosen(self):
        rows = {index.row() for index in self._reference_table.selectionModel().selectedRows()}
        self._references.remove(rows or range(len(self._references.references)))

    def _typed(self, like):
        text = self._place.text().strip()
        if text:
            self.place_typed.emit(text, like)

    def typed_place_found(self):
        """Empty the line, for what was typed in it is in the list."""
        self._place.clear()
        self.show_message("")

    def _table_double_clicked(self, index):
        if index.column() not in (LIKE, LON, LAT):
            self.place_wanted.emit(*self._references.references[index.row()][:2])

    def _go_to_analogue(self, index):
        self.place_wanted.emit(*self._analogue_table.item(index.row(), 0).data(Qt.ItemDataRole.UserRole))

    def _search_changed(self, _value):
        settings = QgsSettings()
        settings.setValue(SETTINGS + "count", self._count.value())
        settings.setValue(SETTINGS + "distance", self._distance.value())
        self.search_changed.emit()

    def _chosen_encoder(self):
        """Return the EncoderRef of the chosen row."""
        return EncoderRef(self._encoder.currentData(), self._encoder.currentData(FINGERPRINT))

    def _choose_encoder(self, encoder):
        """Choose the row of an EncoderRef, which is added if it is not there."""
        path, fingerprint = encoder
        row = self._encoder.findData(path) if path else 0
        if fingerprint and (row < 0 or self._encoder.itemData(row, FINGERPRINT) not in (None, fingerprint)):
            # The same encoder, in another file than the layer names.
            row = self._encoder.findData(fingerprint, FINGERPRINT)
            if row >= 0:
                self._encoder.setItemData(row, path)
        if row < 0:
            row = self._encoder.count() - 1
            file = path.replace("\\", "/").rsplit("/", 1)[-1]
            there = os.path.isfile(path)
            self._offer_encoder(file if there else tr("{} (missing)", file), path, fingerprint)
        elif path and fingerprint:
            self._encoder.setItemData(row, fingerprint, FINGERPRINT)
        self._encoder.setCurrentIndex(row)
        self._encoder_row = row

    def _offer_encoder(self, text, path, fingerprint):
        """Add an encoder to the list, before 'Another file...' if that is there."""
        end = self._encoder.findData("")
        row = self._encoder.count() if end < 0 else end
        self._encoder.insertItem(row, text, path)
        self._encoder.setItemData(row, fingerprint, FINGERPRINT)

    def _encoder_chosen(self, row):
        if self._encoder.itemData(row) == "":
            path, _ = QFileDialog.getOpenFileName(self, tr("Location encoder"), "", tr("Encoder files (*.npz)"))
            if not path:
                self._encoder.setCurrentIndex(self._encoder_row)
                return
            self._choose_encoder(EncoderRef(path))
        self._encoder_row = self._encoder.currentIndex()
        self.display_changed.emit()
