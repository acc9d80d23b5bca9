from django.urls import path

from undaunted.leaving.screens import own_data

urlpatterns = [
    path("me/export/", own_data.export, name="me-export"),
    path("me/import/", own_data.import_file, name="me-import"),
    path("me/delete/", own_data.delete, name="me-delete"),
    path("me/deleted/", own_data.deleted, name="me-deleted"),
]
